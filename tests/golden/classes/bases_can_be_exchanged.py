# A new `__bases__` changes the order of the class and of all that derive from it, or nothing at all.
class Old:
    def hello(self): return "old"
class New:
    def hello(self): return "new"
class Middle(Old): pass
class Leaf(Middle): pass

leaf = Leaf()
print(leaf.hello(), Old.__subclasses__())  # expect: old [<class '__main__.Middle'>]
Middle.__bases__ = (New,)
print(leaf.hello(), Old.__subclasses__())  # expect: new []
print([c.__name__ for c in Leaf.__mro__])  # expect: ['Leaf', 'Middle', 'New', 'object']
for bases in (Leaf,), (int,), (), 3, (3,):
    try:
        Middle.__bases__ = bases
    except TypeError as error:
        print(error)
# expect: a __bases__ item causes an inheritance cycle
# expect: __bases__ assignment: 'int' deallocator differs from 'New'
# expect: can only assign non-empty tuple to Middle.__bases__, not ()
# expect: can only assign tuple to Middle.__bases__, not int
# expect: Middle.__bases__ must be tuple of classes, not 'int'
print(leaf.hello(), Middle.__bases__)  # expect: new (<class '__main__.New'>,)
