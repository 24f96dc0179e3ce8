"""Calls that run beside others, as far as one thread goes."""
