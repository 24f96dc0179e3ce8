# There is nothing around a module.
value = 1
nonlocal value  # expect syntax error: name 'value' is assigned to before nonlocal declaration
