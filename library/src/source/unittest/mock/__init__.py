"""Objects that stand for others in tests, and note how they are used."""

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock",
    "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
)

from ._call import ANY, DEFAULT, _Call, _CallList, call, sentinel

FILTER_DIR = True

from ._mock import (AsyncMock, AsyncMockMixin, CallableMixin, InvalidSpecError, MagicMock, MagicMixin, Mock, NonCallableMagicMock,
                    NonCallableMock, PropertyMock, ThreadingMock, seal)
from ._spec import create_autospec, mock_open
from ._patch import _patch, patch

for _each in (AsyncMock, AsyncMockMixin, CallableMixin, InvalidSpecError, MagicMock, MagicMixin, Mock, NonCallableMagicMock,
              NonCallableMock, PropertyMock, ThreadingMock, create_autospec, mock_open, patch, seal):
    _each.__module__ = __name__
del _each
