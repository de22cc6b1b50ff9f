package workshop.shell;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;

/// Makes public what is private to its package. JShell's snippets are in a package of their own,
/// and could call nothing else of a lesson.
final class PublicClasses {

  private PublicClasses() {}

  static byte[] publish(byte[] classFile) {
    var api = ClassFile.of();
    return api.transformClass(api.parse(classFile), PublicClasses::publish);
  }

  private static void publish(ClassBuilder to, ClassElement element) {
    switch (element) {
      case AccessFlags flags -> to.withFlags(publish(flags.flagsMask()));
      case MethodModel method ->
          to.transformMethod(
              method,
              (builder, part) -> {
                if (part instanceof AccessFlags flags) {
                  builder.withFlags(publish(flags.flagsMask()));
                } else {
                  builder.with(part);
                }
              });
      case FieldModel field ->
          to.transformField(
              field,
              (builder, part) -> {
                if (part instanceof AccessFlags flags) {
                  builder.withFlags(publish(flags.flagsMask()));
                } else {
                  builder.with(part);
                }
              });
      case InnerClassesAttribute nested ->
          to.with(
              InnerClassesAttribute.of(
                  nested.classes().stream().map(PublicClasses::publish).toList()));
      default -> to.with(element);
    }
  }

  private static InnerClassInfo publish(InnerClassInfo nested) {
    return InnerClassInfo.of(
        nested.innerClass(), nested.outerClass(), nested.innerName(), publish(nested.flagsMask()));
  }

  private static int publish(int flags) {
    return (flags & (ACC_PUBLIC | ACC_PROTECTED | ACC_PRIVATE)) == 0 ? flags | ACC_PUBLIC : flags;
  }
}
