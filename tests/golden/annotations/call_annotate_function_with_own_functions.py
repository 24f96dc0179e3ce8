from annotationlib import Format, call_annotate_function, call_evaluate_function

def only_values(format):
    if format != Format.VALUE:
        raise NotImplementedError
    return {"x": int, "y": "text"}

def all_formats(format):
    return {"format": Format(format).name}

print(call_annotate_function(only_values, Format.STRING))  # expect: {'x': 'int', 'y': 'text'}
print(call_annotate_function(all_formats, Format.FORWARDREF))  # expect: {'format': 'FORWARDREF'}
type Alias = Missing | None
print(call_evaluate_function(Alias.evaluate_value, Format.STRING))  # expect: Missing | None
print(call_evaluate_function(Alias.evaluate_value, Format.FORWARDREF))  # expect: ForwardRef('Missing | None')
def bound[T: Missing](): pass
print(call_evaluate_function(bound.__type_params__[0].evaluate_bound, Format.STRING))  # expect: Missing
