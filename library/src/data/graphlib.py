"""Orders for what depends on one another."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """Nodes that depend on each other in a circle: the second argument is the list of them, the first one twice."""


class _Node:
    __slots__ = ("value", "waits_for", "followers", "state")

    def __init__(self, value):
        self.value = value
        # How many predecessors are not done.
        self.waits_for = 0
        self.followers = []
        self.state = "waiting"


class TopologicalSorter:
    """Gives the nodes of a graph such that each comes after those it depends on."""

    def __init__(self, graph=None):
        self._nodes = {}
        # The nodes that can be passed out; None until the graph is complete.
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, value):
        if (node := self._nodes.get(value)) is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        """Adds a node, and nodes that it depends on beside those of earlier calls."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        added = self._node(node)
        added.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).followers.append(added)

    def prepare(self):
        """Ends the adding of nodes, and looks for circles."""
        if self._passed_out:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready is None:
            self._ready = [node for node in self._nodes.values() if node.waits_for == 0]
        if cycle := self._cycle():
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes whose predecessors are done, but those passed out before."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready, self._ready = self._ready, []
        for node in ready:
            node.state = "passed out"
        self._passed_out += len(ready)
        return tuple(node.value for node in ready)

    def is_active(self):
        """Whether there is more to do: nodes to pass out, or some that are not done."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks nodes as done, which were passed out: then others may become ready."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for value in nodes:
            if (node := self._nodes.get(value)) is None:
                raise ValueError(f"node {value!r} was not added using add()")
            if node.state == "waiting":
                raise ValueError(f"node {value!r} was not passed out (still not ready)")
            if node.state == "done":
                raise ValueError(f"node {value!r} was already marked done")
            node.state = "done"
            self._finished += 1
            for follower in node.followers:
                follower.waits_for -= 1
                if follower.waits_for == 0:
                    self._ready.append(follower)

    def _cycle(self):
        """The nodes of a circle, the first one again at the end; None if there is none."""
        seen = set()
        for start in self._nodes.values():
            if start in seen:
                continue
            # The nodes from the start to where the search is, and where each is on the way.
            path, place = [], {}
            ways = [iter((start,))]
            while ways:
                for node in ways[-1]:
                    if node in place:
                        return [on.value for on in path[place[node]:]] + [node.value]
                    if node not in seen:
                        seen.add(node)
                        place[node] = len(path)
                        path.append(node)
                        ways.append(iter(node.followers))
                        break
                else:
                    ways.pop()
                    if path:
                        del place[path.pop()]
        return None

    def static_order(self):
        """All nodes, one after the other."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
