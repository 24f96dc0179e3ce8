from typing import Protocol, runtime_checkable, get_protocol_members

@runtime_checkable
class Linked(Protocol):
    next: Missing
    def follow(self) -> Missing: ...

class Node:
    next = None
    def follow(self): return self.next

print(sorted(get_protocol_members(Linked)))  # expect: ['follow', 'next']
print(isinstance(Node(), Linked), isinstance(1, Linked))  # expect: True False
