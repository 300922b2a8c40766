"""Rules about the separation of official channels from ministers, politics and personal accounts."""
