//! Special methods, which have the same parameters and the same docstring wherever they stand.
//!
//! A row of [`super::native::natives!`] that gives no texts takes them from here at compile time; a name that is
//! not listed does not compile then. CPython has its like in `slotdefs` (`Objects/typeobject.c`).

use super::native::equal;
use super::signature::{Params, params};

macro_rules! special_methods {
    ($($name:literal $text:literal $doc:literal;)*) => {
        const SPECIAL_METHODS: &[(&str, &Params, &str)] = &[$(($name, params!($text), $doc),)*];
    };
}

special_methods! {
    "__abs__" "($self, /)" "abs(self)";
    "__add__" "($self, value, /)" "self + value";
    "__aiter__" "($self, /)" "The asynchronous iterator itself.";
    "__and__" "($self, value, /)" "self & value";
    "__anext__" "($self, /)" "An awaitable of the next item.";
    "__await__" "($self, /)" "An iterator that runs the awaitable.";
    "__bool__" "($self, /)" "Whether the value counts as true.";
    "__buffer__" "($self, flags, /)" "A view of the memory of the object.";
    "__bytes__" "($self, /)" "The value as bytes.";
    "__call__" "($self, /, *args, **kwargs)" "Calls the object.";
    "__ceil__" "($self, /)" "The smallest int that is not below the number.";
    "__class_getitem__" "($type, object, /)" "The class with type arguments, as annotations write it.";
    "__complex__" "($self, /)" "The value as a complex number.";
    "__contains__" "($self, key, /)" "Whether the key is in self.";
    "__copy__" "($self, /)" "A shallow copy.";
    "__deepcopy__" "($self, memo, /)" "A copy of everything inside as well.";
    "__del__" "($self, /)" "Lets go of what is still to be done.";
    "__delattr__" "($self, name, /)" "del self.name";
    "__delete__" "($self, instance, /)" "Deletes the attribute of an instance.";
    "__delitem__" "($self, key, /)" "del self[key]";
    "__dir__" "($self, /)" "The names of the attributes.";
    "__divmod__" "($self, value, /)" "divmod(self, value)";
    "__enter__" "($self, /)" "Enters the context; gives the object itself.";
    "__eq__" "($self, value, /)" "self == value";
    "__exit__" "($self, /, *exc_info)" "Leaves the context.";
    "__float__" "($self, /)" "The value as a float.";
    "__floor__" "($self, /)" "The largest int that is not above the number.";
    "__floordiv__" "($self, value, /)" "self // value";
    "__format__" "($self, format_spec, /)" "The value as text, in the form that the specification asks for.";
    "__ge__" "($self, value, /)" "self >= value";
    "__get__" "($self, instance, owner=None, /)" "The attribute as seen through an instance or its class.";
    "__getattribute__" "($self, name, /)" "self.name";
    "__getitem__" "($self, key, /)" "self[key]";
    "__getnewargs__" "($self, /)" "The arguments that make an equal object, for copies.";
    "__getstate__" "($self, /)" "The state of the object, for copies.";
    "__gt__" "($self, value, /)" "self > value";
    "__hash__" "($self, /)" "hash(self)";
    "__iadd__" "($self, value, /)" "self += value";
    "__iand__" "($self, value, /)" "self &= value";
    "__imul__" "($self, value, /)" "self *= value";
    "__index__" "($self, /)" "The value as an int, for indices.";
    "__init__" "($self, /, *args, **kwargs)" "Fills a new object from the arguments.";
    "__init_subclass__" "($type, /)" "Called for each new subclass; does nothing unless a class says otherwise.";
    "__instancecheck__" "($self, instance, /)" "Whether an object counts as an instance.";
    "__int__" "($self, /)" "The value as an int.";
    "__invert__" "($self, /)" "~self";
    "__ior__" "($self, value, /)" "self |= value";
    "__isub__" "($self, value, /)" "self -= value";
    "__iter__" "($self, /)" "iter(self)";
    "__ixor__" "($self, value, /)" "self ^= value";
    "__le__" "($self, value, /)" "self <= value";
    "__len__" "($self, /)" "len(self)";
    "__length_hint__" "($self, /)" "About how many items are left.";
    "__lshift__" "($self, value, /)" "self << value";
    "__lt__" "($self, value, /)" "self < value";
    "__mod__" "($self, value, /)" "self % value";
    "__mro_entries__" "($self, object, /)" "The classes that stand in for the object among the bases of a class.";
    "__mul__" "($self, value, /)" "self * value";
    "__ne__" "($self, value, /)" "self != value";
    "__neg__" "($self, /)" "-self";
    "__new__" "($type, *args, **kwargs)" "Makes a new object of the class.";
    "__next__" "($self, /)" "next(self)";
    "__or__" "($self, value, /)" "self | value";
    "__pos__" "($self, /)" "+self";
    "__pow__" "($self, value, mod=None, /)" "self ** value, or pow(self, value, mod).";
    "__prepare__" "($cls, name, bases, /, **kwds)" "The namespace in which a class body runs.";
    "__radd__" "($self, value, /)" "value + self";
    "__rand__" "($self, value, /)" "value & self";
    "__rdivmod__" "($self, value, /)" "divmod(value, self)";
    "__reduce__" "($self, /)" "How to make an equal object, for copies.";
    "__reduce_ex__" "($self, protocol, /)" "How to make an equal object, for copies of a protocol.";
    "__release_buffer__" "($self, buffer, /)" "Ends a view of the memory of the object.";
    "__replace__" "($self, /, **changes)" "A copy with some fields changed.";
    "__repr__" "($self, /)" "repr(self)";
    "__reversed__" "($self, /)" "An iterator from the last item to the first.";
    "__rfloordiv__" "($self, value, /)" "value // self";
    "__rlshift__" "($self, value, /)" "value << self";
    "__rmod__" "($self, value, /)" "value % self";
    "__rmul__" "($self, value, /)" "value * self";
    "__ror__" "($self, value, /)" "value | self";
    "__round__" "($self, ndigits=None, /)" "The number rounded, to an int or to so many digits.";
    "__rpow__" "($self, value, mod=None, /)" "value ** self";
    "__rrshift__" "($self, value, /)" "value >> self";
    "__rshift__" "($self, value, /)" "self >> value";
    "__rsub__" "($self, value, /)" "value - self";
    "__rtruediv__" "($self, value, /)" "value / self";
    "__rxor__" "($self, value, /)" "value ^ self";
    "__set__" "($self, instance, value, /)" "Sets the attribute of an instance.";
    "__set_name__" "($self, owner, name, /)" "Tells a descriptor under which name it stands in a class.";
    "__setattr__" "($self, name, value, /)" "self.name = value";
    "__setitem__" "($self, key, value, /)" "self[key] = value";
    "__setstate__" "($self, object, /)" "Takes over the state that a copy brings.";
    "__sizeof__" "($self, /)" "The bytes that the object takes, roughly.";
    "__str__" "($self, /)" "str(self)";
    "__sub__" "($self, value, /)" "self - value";
    "__subclasscheck__" "($self, subclass, /)" "Whether a class counts as a subclass.";
    "__subclasses__" "($self, /)" "The direct subclasses that are alive.";
    "__subclasshook__" "($type, object, /)" "What an abstract class says of issubclass(); NotImplemented leaves it to the usual way.";
    "__truediv__" "($self, value, /)" "self / value";
    "__trunc__" "($self, /)" "The number without its fraction.";
    "__typing_prepare_subst__" "($self, alias, args, /)" "The type arguments as substitution needs them.";
    "__typing_subst__" "($self, arg, /)" "What stands in for the parameter where a type is given for it.";
    "__xor__" "($self, value, /)" "self ^ value";
}

/// Parameters and docstring of a special method.
pub(super) const fn find(name: &str) -> (&'static Params, &'static str) {
    let mut at = 0;
    while at < SPECIAL_METHODS.len() {
        let (listed, params, doc) = SPECIAL_METHODS[at];
        if equal(listed, name) {
            return (params, doc);
        }
        at += 1;
    }
    panic!("not a special method: the row needs a signature and a docstring")
}
