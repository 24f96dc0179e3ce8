# Which town of Norway is the warmest on Sunday?
from tools import forecast, towns

found = {}
for town in towns("Norway"):
    found[town] = forecast(town)["sun"]
print(len(found), "towns looked at")
max(found, key=found.get)
