"""The export dialogue: for whom, what of the register, in which shape and look, where to."""
