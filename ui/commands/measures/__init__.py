"""What the command bench measures, a module each: loaded only when it is asked for."""
