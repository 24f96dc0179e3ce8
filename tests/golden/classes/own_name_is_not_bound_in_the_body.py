# The class name is bound when the class is complete; methods find it then.
def build():
    class Node:
        def clone(self):
            return Node()
        try:
            itself = Node
        except NameError as error:
            print(error)
    return Node

Node = build()
# expect: cannot access free variable 'Node' where it is not associated with a value in enclosing scope
print(type(Node().clone()) is Node)  # expect: True

class Late:  # expect: name 'Late' is not defined
    try:
        me = Late
    except NameError as error:
        print(error)
