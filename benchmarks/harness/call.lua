-- Loads tools/call for wrk. Arguments after "--": TOOL CANNED_TEXT FIRST_ID HEADER=VALUE...
-- Every call has an id of its own; every answer must carry an id that this thread still waits for,
-- the canned text and no error. Whatever does not counts as a failed call.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  canned = args[2]
  next_id = tonumber(args[3]) + number * 1000000000
  head = '{"jsonrpc":"2.0","id":'
  tail = ',"method":"tools/call","params":{"name":"' .. args[1] .. '","arguments":{"text":"hello"}}}'
  waiting = {}
  good = 0
  bad = 0
  sample = ""
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json, text/event-stream"
  for i = 4, #args do
    local name, value = args[i]:match("^([^=]+)=(.*)$")
    wrk.headers[name] = value
  end
end

function request()
  next_id = next_id + 1
  waiting[next_id] = true
  return wrk.format(nil, nil, nil, head .. string.format("%d", next_id) .. tail)
end

function response(status, headers, body)
  local id = tonumber(body:match('"id"%s*:%s*(%d+)'))
  if status == 200 and id and waiting[id] and body:find(canned, 1, true)
    and not body:find('"error"', 1, true) and not body:find('"isError":true', 1, true) then
    waiting[id] = nil
    good = good + 1
  else
    bad = bad + 1
    if sample == "" then sample = status .. " " .. body:sub(1, 200) end
  end
end

function done(summary, latency, requests)
  local passed, failed, first = 0, 0, ""
  for _, thread in ipairs(threads) do
    passed = passed + thread:get("good")
    failed = failed + thread:get("bad")
    if first == "" then first = thread:get("sample") end
  end
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'RESULT {"calls":%d,"failed":%d,"broken":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"sample":"%s"}\n',
    passed, failed, broken, summary.duration, latency:percentile(50), latency:percentile(99),
    latency.max, (first:gsub('[%c"\\]', "."))))
end
