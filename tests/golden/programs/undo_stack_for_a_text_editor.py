from abc import ABC, abstractmethod
from contextlib import contextmanager
import copy


class Command(ABC):
    @abstractmethod
    def do(self, text): ...

    @abstractmethod
    def undo(self, text): ...

    def merge(self, other):
        return None

    def __str__(self):
        fields = ", ".join(f"{key}={value!r}" for key, value in vars(self).items() if not key.startswith("_"))
        return f"{type(self).__name__}({fields})"


class Insert(Command):
    def __init__(self, at, piece):
        self.at, self.piece = at, piece

    def do(self, text):
        return text[:self.at] + self.piece + text[self.at:]

    def undo(self, text):
        return text[:self.at] + text[self.at + len(self.piece):]

    def merge(self, other):
        if isinstance(other, Insert) and other.at == self.at + len(self.piece) and other.piece != " ":
            return Insert(self.at, self.piece + other.piece)


class Delete(Command):
    def __init__(self, at, count):
        self.at, self.count = at, count

    def do(self, text):
        self._removed = text[self.at:self.at + self.count]
        return text[:self.at] + text[self.at + self.count:]

    def undo(self, text):
        return text[:self.at] + self._removed + text[self.at:]


class Batch(Command):
    def __init__(self, commands):
        self.commands = [str(command) for command in commands]
        self._parts = commands

    def do(self, text):
        for command in self._parts:
            text = command.do(text)
        return text

    def undo(self, text):
        for command in reversed(self._parts):
            text = command.undo(text)
        return text


class Editor:
    def __init__(self, text=""):
        self.text = text
        self._done, self._undone = [], []
        self._batch = None

    def apply(self, command):
        self.text = command.do(self.text)
        if self._batch is not None:
            self._batch.append(command)
            return self
        self._undone.clear()
        if self._done and (merged := self._done[-1].merge(command)):
            self._done[-1] = merged
        else:
            self._done.append(command)
        return self

    def type(self, at, text):
        for offset, letter in enumerate(text):
            self.apply(Insert(at + offset, letter))
        return self

    @contextmanager
    def batch(self):
        saved, self._batch = self.text, []
        try:
            yield self
        except Exception:
            self.text, self._batch = saved, None
            raise
        commands, self._batch = self._batch, None
        if commands:
            self.text = saved
            self.apply(Batch(commands))

    def undo(self):
        if not self._done:
            raise IndexError("nothing to undo")
        command = self._done.pop()
        self.text = command.undo(self.text)
        self._undone.append(command)

    def redo(self):
        command = self._undone.pop()
        self.text = command.do(self.text)
        self._done.append(command)


editor = Editor()
editor.type(0, "hello big world")
print(repr(editor.text), [str(command) for command in editor._done])
# expect: 'hello big world' ["Insert(at=0, piece='hello')", "Insert(at=5, piece=' big')", "Insert(at=9, piece=' world')"]
editor.undo()
print(repr(editor.text))  # expect: 'hello big'
editor.redo()
editor.apply(Delete(5, 4))
with editor.batch():
    editor.apply(Insert(0, "<")).apply(Insert(len(editor.text), ">"))
print(repr(editor.text), editor._done[-1])
# expect: '<hello world>' Batch(commands=["Insert(at=0, piece='<')", "Insert(at=12, piece='>')"])
try:
    with editor.batch():
        editor.apply(Delete(0, 3))
        1 / 0
except ZeroDivisionError:
    print("rolled back", repr(editor.text))  # expect: rolled back '<hello world>'
snapshot = copy.deepcopy(editor)
while True:
    try:
        editor.undo()
    except IndexError as e:
        print(e)
        break
    print(repr(editor.text))
    # expect: 'hello world'
    # expect: 'hello big world'
    # expect: 'hello big'
    # expect: 'hello'
    # expect: ''
    # expect: nothing to undo
while editor._undone:
    editor.redo()
print(editor.text == snapshot.text, len(snapshot._done), editor._done[0] is snapshot._done[0])  # expect: True 5 False
try:
    Command()
except TypeError as e:
    print(e)
    # expect: Can't instantiate abstract class Command without an implementation for abstract methods 'do', 'undo'
