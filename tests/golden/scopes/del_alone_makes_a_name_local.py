# `del` is a binding form: a function that only deletes a name owns it.
total = 12

def forget():
    del total

try:
    forget()
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'total' where it is not associated with a value
print(total)  # expect: 12

def forget_after_reading():
    print(total)
    # expect error: UnboundLocalError: cannot access local variable 'total' where it is not associated with a value
    del total

forget_after_reading()
