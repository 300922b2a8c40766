"""Rules about what platforms take and show."""
