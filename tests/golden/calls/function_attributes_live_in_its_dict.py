# Functions carry attributes of their own.
def task():
    "Does it."
    task.runs += 1
    return task.runs

task.runs = 0
print(task(), task(), task.__dict__)  # expect: 1 2 {'runs': 2}
task.__dict__ = {"runs": 10, "label": "x"}
print(task(), task.label, sorted(task.__dict__))  # expect: 11 x ['label', 'runs']
del task.label
print(hasattr(task, "label"), task.__doc__, task.__module__, task.__annotations__)
# expect: False Does it. __main__ {}
task.__doc__ = None
print(task.__doc__)  # expect: None
try:
    task.__dict__ = 3
except TypeError as error:
    print(error)  # expect: __dict__ must be set to a dictionary, not a 'int'
task.label  # expect error: AttributeError: 'function' object has no attribute 'label'
