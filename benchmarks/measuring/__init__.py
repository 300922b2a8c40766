"""How commands are run side by side, compared, and shown."""
