"""The engine: finds the files, runs the rules, applies waivers, and makes diagnostics."""
