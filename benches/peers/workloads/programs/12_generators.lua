local function numbers(limit, factor)
    return coroutine.wrap(function()
        for n = 0, limit - 1 do coroutine.yield(n * factor) end
    end)
end

local function main(rounds)
    local total = 0
    for round = 0, rounds - 1 do
        for value in numbers(50000, round) do
            total = total + AND(value, 3)
        end
    end
    return total
end

return main(60)
