"""Another name of `fluent`, made by a finder in `sys.meta_path`, as toolz does it for `tlz`."""

from . import _finder
