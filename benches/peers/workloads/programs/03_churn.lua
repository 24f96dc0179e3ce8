local function pair(a, b)
    return function(x) return a * x + b end
end

local function main(rounds)
    local total = 0
    for i = 0, rounds - 1 do
        total = total + AND(pair(i, 3)(2), 15)
    end
    return total
end

return main(4000000)
