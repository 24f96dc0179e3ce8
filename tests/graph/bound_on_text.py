# bounds: text = 12
def a_function_with_a_long_name(and_a_long_variable):
    return lambda: and_a_long_variable


f = a_function_with_a_long_name("and long contents")
