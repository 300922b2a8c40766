"""What the generator of the benchmark's content repository is made of."""
