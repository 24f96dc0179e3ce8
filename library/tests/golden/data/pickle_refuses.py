# gap: a pickle finds what is loaded; it neither imports nor runs code of its own.
import pickle


def attempt(data):
    try:
        print(pickle.loads(data))
    except pickle.UnpicklingError as error:
        print(error)


attempt(b"cno_such_module\nname\n.")
# expect: the name no_such_module.name needs an import of 'no_such_module', which a pickle may not do here
attempt(b"cbuiltins\neval\n(V1+1\ntR.")
# expect: the name builtins.eval is what imports or runs code, which a pickle may not do here
attempt(b"\x80\x04\x8c\x08builtins\x8c\x04exec\x93.")
# expect: the name builtins.exec is what imports or runs code, which a pickle may not do here
attempt(b"cimportlib\nimport_module\n.")
# expect: the name importlib.import_module is what imports or runs code, which a pickle may not do here
attempt(b"\x80\x04\x8c\x06pickle\x8c\x0bio.StringIO\x93.")
# expect: the name pickle.io.StringIO leads through an object that is no class, which a pickle may not do here
attempt(b"cbuiltins\ngetattr\n(VV\nV__class__\ntR.")
# expect: getattr() of 'str' object, which a pickle may not do here
