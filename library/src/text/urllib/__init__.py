"""Addresses; what would open them needs a network, which is outside of this library."""
