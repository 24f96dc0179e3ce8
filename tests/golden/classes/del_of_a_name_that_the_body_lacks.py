# `del name` in a class body for a missing name is NameError (DELETE_NAME).
class C:
    del nothing  # expect error: NameError: name 'nothing' is not defined
