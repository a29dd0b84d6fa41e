"""The whole server has the door to language models too, beside its own addresses."""


def test_without_a_back_end_it_says_so_in_one_sentence_and_the_rest_works(client):
    assert client.get("/v1/models").json() == {"object": "list", "data": []}
    said = client.post("/v1/chat/completions", json={"model": "default", "messages": [{"role": "user", "content": "hi"}]})
    assert said.status_code == 503
    assert said.json()["error"]["message"].startswith("Nothing was asked: no model server is named here")
    assert client.get("/health").json()["status"] == "alive"
    assert client.get("/v1/nowhere").status_code == 404
    assert "almoner_model_calls_total" in client.get("/metrics").text
