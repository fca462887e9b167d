"""Papers on screen: preview, printing, saving, what is ready."""
