"""Functions are known by their names, whether the module that they say they are from has an own one in C or not."""
import functools
import operator
import pickle
import collections

for function in (operator.getitem, functools.reduce, operator.add, collections.deque, functools.partial, len):
    for protocol in (0, 2, 5):
        print(pickle.loads(pickle.dumps(function, protocol)) is function, end=" ")
    print(pickle.dumps(function))
    # expect: True True True b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\t_operator\x94\x8c\x07getitem\x94\x93\x94.'
    # expect: True True True b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\n_functools\x94\x8c\x06reduce\x94\x93\x94.'
    # expect: True True True b'\x80\x05\x95\x15\x00\x00\x00\x00\x00\x00\x00\x8c\t_operator\x94\x8c\x03add\x94\x93\x94.'
    # expect: True True True b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x0bcollections\x94\x8c\x05deque\x94\x93\x94.'
    # expect: True True True b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\tfunctools\x94\x8c\x07partial\x94\x93\x94.'
    # expect: True True True b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'

# A method of a type goes by the type.
print(pickle.loads(pickle.dumps(bytes.fromhex))("0a"), pickle.loads(pickle.dumps(str.upper)) is str.upper)
# expect: b'\n' True
