"""The things themselves: frozen values that travel between rooms. Imports nothing of ours."""
