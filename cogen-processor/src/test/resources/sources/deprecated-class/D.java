@Deprecated
public class D {
    public D() {}

    public static int v;
}
