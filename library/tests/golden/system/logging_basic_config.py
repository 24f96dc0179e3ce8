"""`basicConfig()` does what it knows before it refuses the rest."""
import logging

try:
    logging.basicConfig(level="INFO", format="%(message)s!", colour=1)
except ValueError as error:
    print(error)
# expect: Unrecognised argument(s): colour
root = logging.getLogger()
print(len(root.handlers), root.level, root.handlers[0].formatter._fmt)  # expect: 1 20 %(message)s!
print(logging.basicConfig(colour=1), len(root.handlers))  # expect: None 1
