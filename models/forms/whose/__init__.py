"""Whose records a form asks for: its register, its title, its purpose."""
