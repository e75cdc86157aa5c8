"""Every state in which a person can find a page, each made by what people do.

    @state("first-question")
    async def first_question(scene: Scene) -> Page: ...

`test_states.py` looks at all of them: is it accessible, does it fit, and what does it look like.
"""
