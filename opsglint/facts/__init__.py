"""What each document contributes: frozen facts that rules ask questions of."""
