package workshop.claims;

import java.util.Comparator;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Test classes by their names, apart from those whose annotation says where they stand.
public final class NameOrder extends ClassOrderer.OrderAnnotation {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(Comparator.comparing(descriptor -> descriptor.getTestClass().getName()));
    super.orderClasses(context); // which keeps the order of those without one
  }
}
