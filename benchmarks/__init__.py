"""What the program's work costs, each beside the bare work that nobody can save: `python -m benchmarks`."""
