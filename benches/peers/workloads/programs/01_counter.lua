local function make_counter(start)
    local n = start
    return function(by)
        n = n + by
        return n
    end
end

local function main(rounds)
    local step = make_counter(0)
    for _ = 1, rounds do step(1) end
    return step(0)
end

return main(10000000)
