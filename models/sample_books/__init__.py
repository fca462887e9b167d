"""What the sample village wrote down: one module for each book, with ORDER and `fill(sample)`."""
