-- promise: no files, sockets, processes or environment
-- expect: attempt to index a nil value (global 'os')
return os.getenv("OPENAI_API_KEY")
