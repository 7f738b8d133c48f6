-- For wrk: the same POST as the other clients'.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer key-of-the-bench"
wrk.body = [[{"model":"m","temperature":0,"max_tokens":256,"messages":[{"role":"user","content":"Answer the multiple-choice question. Reply with one letter only: A, B, C, D.\n\nQuestion: During the break, two students were talking about a spoon. Which object opens a lock?\nA. candle\nB. spoon\nC. key\nD. pillow\nAnswer:"}]}]]
