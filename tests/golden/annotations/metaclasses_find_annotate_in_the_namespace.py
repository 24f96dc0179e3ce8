from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

class Meta(type):
    def __new__(meta, name, bases, namespace):
        annotate = get_annotate_from_class_namespace(namespace)
        if annotate:
            print(name, call_annotate_function(annotate, Format.STRING))
        else:
            print(name, annotate)
        return super().__new__(meta, name, bases, namespace)

class A(metaclass=Meta):
    x: Missing[int]
    y: B
# expect: A {'x': 'Missing[int]', 'y': 'B'}

class B(metaclass=Meta):
    pass
# expect: B None
