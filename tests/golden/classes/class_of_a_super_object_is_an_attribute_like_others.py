# `super().__class__` calls super, then reads: it is not one step, for it is the class of the super object itself.
import traceback


class A:
    def wrong(self):
        return super().__class__

    def called(self):
        return super().__class__(A, self)

    def longer(self):
        return (super()
                .__class__.x)

    def deleted(self):
        del self
        return super().__class__

    def given(self):
        return super(A, self).__class__

    def cleared(self):
        def clear():
            nonlocal __class__
            del __class__
        clear()
        return super().__class__


def show(name, argument):
    try:
        print(name, getattr(A, name)(argument))
    except Exception as error:
        print(name)
        for line in "".join(traceback.format_exception(error)).rstrip().split("\n")[4:]:
            print("|" + line)


for name in ("wrong", "called", "longer", "given"):
    show(name, 3)
    # expect: wrong
    # expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 7, in wrong
    # expect: |    return super().__class__
    # expect: |           ~~~~~^^
    # expect: |TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
    # expect: called
    # expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 10, in called
    # expect: |    return super().__class__(A, self)
    # expect: |           ~~~~~^^
    # expect: |TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
    # expect: longer
    # expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 13, in longer
    # expect: |    return (super()
    # expect: |            ~~~~~^^
    # expect: |TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
    # expect: given
    # expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 21, in given
    # expect: |    return super(A, self).__class__
    # expect: |           ~~~~~^^^^^^^^^
    # expect: |TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
print(A().wrong(), A().given(), type(A().called()))  # expect: <class 'super'> <class 'super'> <class 'super'>
show("longer", A())
# expect: longer
# expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 14, in longer
# expect: |    .__class__.x)
# expect: |               ^
# expect: |AttributeError: type object 'super' has no attribute 'x'
show("deleted", A())
# expect: deleted
# expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 18, in deleted
# expect: |    return super().__class__
# expect: |           ~~~~~^^
# expect: |RuntimeError: super(): arg[0] deleted
show("cleared", A())
# expect: cleared
# expect: |  File "class_of_a_super_object_is_an_attribute_like_others.py", line 28, in cleared
# expect: |    return super().__class__
# expect: |           ~~~~~^^
# expect: |RuntimeError: super(): empty __class__ cell
