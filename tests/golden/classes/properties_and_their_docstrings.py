# A property takes its getter's docstring unless it has its own; copies follow the same rule.
class Box:
    @property
    def width(self):
        "How wide."
        return 1
    @width.setter
    def width(self, value):
        "Not this."
    height = property(lambda self: 2, doc="How high.")
    depth = property()

class Named(property):
    "A property of a subclass."

print(Box.width.__doc__, Box.height.__doc__, Box.depth.__doc__, Box.width.__name__)  # expect: How wide. How high. None width
documented = Box.width.fget
print(Named(documented).__doc__, Named(doc="own").__doc__, Named().__doc__)  # expect: How wide. own None
print(Box.width.getter(lambda self: 3).__doc__, Box.height.getter(documented).__doc__)  # expect: None How high.
for wrong in (lambda: Box().depth, lambda: Box.width.__get__(None), lambda: property(1, 2, 3, 4, 5), lambda: property(fgt=1)):
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(error)
# expect: property 'depth' of 'Box' object has no getter
# expect: __get__(None, None) is invalid
# expect: property() takes at most 4 arguments (5 given)
# expect: property() got an unexpected keyword argument 'fgt'. Did you mean 'fget'?
