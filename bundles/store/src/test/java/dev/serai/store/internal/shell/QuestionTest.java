package dev.serai.store.internal.shell;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;

public class QuestionTest {
  @Test
  public void yesAloneIsAnAgreement() {
    assertTrue(new Question(prompt -> " Yes ").agreed("It goes."));
    for (String answer : Arrays.asList("y", "no", "", "yes please", null)) {
      assertFalse(answer, new Question(prompt -> answer).agreed("It goes."));
    }
  }

  @Test
  public void whereNobodyCanBeAskedTheOptionIsNamed() {
    Question question =
        new Question(
            prompt -> {
              throw new UnsupportedOperationException();
            });
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> question.agreed("It goes."));
    assertTrue(error.getMessage(), error.getMessage().contains("--yes"));
  }
}
