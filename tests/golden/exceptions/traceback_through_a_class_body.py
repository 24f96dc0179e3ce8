# A class body has an entry of its own.
class Broken:
    fine = 1
    wrong = fine + undefined_thing
    # expect error: NameError: name 'undefined_thing' is not defined
