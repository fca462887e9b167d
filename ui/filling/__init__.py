"""填上级表: the parts of its page."""
