# Free names go from function to enclosing functions to globals; class bodies are not on the way.
colour = "module"

def paint():
    colour = "function"
    class Brush:
        colour = "class"
        def stroke(self):
            return colour
        same = colour
    return Brush

brush = paint()
print(brush().stroke(), brush.same, brush.colour)  # expect: function class class

class Loose:
    colour = "class"
    def stroke(self):
        return colour

print(Loose().stroke())  # expect: module
