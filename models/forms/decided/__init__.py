"""What a person decides of a form, and what is kept of it."""
