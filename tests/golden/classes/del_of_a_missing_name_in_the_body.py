# A class body deletes names from its own namespace only.
outside = 1

class Box:
    # expect: name 'inside' is not defined
    # expect: True
    inside = 2
    del inside
    try:
        del inside
    except NameError as error:
        print(error)
    print(hasattr(__build_class__, "__call__"))
    del outside  # expect error: NameError: name 'outside' is not defined
