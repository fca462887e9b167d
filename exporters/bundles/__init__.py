"""Many papers as one: a period or a matter, indexed, and one PDF of it all."""
